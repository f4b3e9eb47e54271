package dev.orm.dialect.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * How a database spells a function: text with places for the arguments. {@code $0} is the first argument where a comma or a parenthesis
 * stands on either side, {@code @0} where an operator does, {@code $*} all of them, {@code $?} whether one of them is {@code NULL}.
 */
record Spelling(List<Piece> pieces) {

    /** A piece of the text and what follows it. */
    record Piece(String text, Place place, int argument) {}

    /** What follows a piece of text. */
    enum Place {
        NOTHING,
        ARGUMENT,
        OPERAND,
        ALL,
        NULLS
    }

    static Spelling of(String template) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (int at = 0; at + 1 < template.length(); at++) {
            Place place = place(template.charAt(at), template.charAt(at + 1));
            if (place != Place.NOTHING) {
                pieces.add(new Piece(template.substring(start, at), place, template.charAt(at + 1) - '0'));
                start = at + 2;
            }
        }
        pieces.add(new Piece(template.substring(start), Place.NOTHING, 0));
        return new Spelling(List.copyOf(pieces));
    }

    private static Place place(char mark, char next) {
        boolean digit = next >= '0' && next <= '9';
        if (mark == '$') {
            return next == '*' ? Place.ALL : next == '?' ? Place.NULLS : digit ? Place.ARGUMENT : Place.NOTHING;
        }
        return mark == '@' && digit ? Place.OPERAND : Place.NOTHING;
    }
}
