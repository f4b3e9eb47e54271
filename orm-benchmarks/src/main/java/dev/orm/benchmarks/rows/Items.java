package dev.orm.benchmarks.rows;

/** What the columns of the item with a given number hold. */
public final class Items {

    private Items() {}

    public static String nameOf(int number) {
        return "Item number " + (100_000 + number);
    }

    public static String categoryOf(int number) {
        return "category-" + number % 10;
    }

    public static String descriptionOf(int number) {
        return "The item that was made as number " + number + " of its series";
    }

    public static String codeOf(int number) {
        return "C-" + (10_000_000 + number * 7919);
    }

    public static int quantityOf(int number) {
        return 200 + number % 100;
    }

    public static int stockOf(int number) {
        return number * 31 % 500;
    }

    public static long weightOf(int number) {
        return 5_000_000_000L + number * 13L;
    }

    public static double priceOf(int number) {
        return number * 37 % 1000 / 4.0;
    }

    public static boolean activeOf(int number) {
        return number % 3 != 0;
    }
}
