package dev.orm.engine;

import dev.orm.type.BinaryStream;
import dev.orm.type.Json;
import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Notes values for the log before the binder of the dialect writes them. */
final class ShowingBinder extends ParameterBinder {

    private final ParameterBinder binder;
    private final ShownValues shown;
    private final boolean masks;

    ShowingBinder(ParameterBinder binder, ShownValues shown) {
        this(binder, shown, false);
    }

    private ShowingBinder(ParameterBinder binder, ShownValues shown, boolean masks) {
        this.binder = binder;
        this.shown = shown;
        this.masks = masks;
    }

    @Override
    public ParameterBinder masking() {
        return masks ? this : new ShowingBinder(binder, shown, true);
    }

    private void show(int index, Object value) {
        if (masks) {
            shown.addMask(index);
        } else {
            shown.add(index, value);
        }
    }

    private void showAll(int index, Collection<?> values, SqlType<?> type) {
        if (masks || type.isSensitive()) {
            shown.addMask(index);
        } else {
            shown.add(index, values);
        }
    }

    @Override
    public void setNull(int index, SqlTypeName type) throws SQLException {
        if (masks) {
            shown.addMask(index);
        } else {
            shown.addNull(index);
        }
        binder.setNull(index, type);
    }

    @Override
    public void setBoolean(int index, boolean value) throws SQLException {
        show(index, value);
        binder.setBoolean(index, value);
    }

    @Override
    public void setShort(int index, short value) throws SQLException {
        show(index, value);
        binder.setShort(index, value);
    }

    @Override
    public void setInt(int index, int value) throws SQLException {
        show(index, value);
        binder.setInt(index, value);
    }

    @Override
    public void setLong(int index, long value) throws SQLException {
        show(index, value);
        binder.setLong(index, value);
    }

    @Override
    public void setFloat(int index, float value) throws SQLException {
        show(index, value);
        binder.setFloat(index, value);
    }

    @Override
    public void setDouble(int index, double value) throws SQLException {
        show(index, value);
        binder.setDouble(index, value);
    }

    @Override
    public void setBigDecimal(int index, BigDecimal value, SqlType<?> type) throws SQLException {
        show(index, value);
        binder.setBigDecimal(index, value, type);
    }

    @Override
    public void setString(int index, String value) throws SQLException {
        show(index, value);
        binder.setString(index, value);
    }

    @Override
    public void setLocalDate(int index, LocalDate value) throws SQLException {
        show(index, value);
        binder.setLocalDate(index, value);
    }

    @Override
    public void setLocalTime(int index, LocalTime value) throws SQLException {
        show(index, value);
        binder.setLocalTime(index, value);
    }

    @Override
    public void setLocalDateTime(int index, LocalDateTime value) throws SQLException {
        show(index, value);
        binder.setLocalDateTime(index, value);
    }

    @Override
    public void setInstant(int index, Instant value) throws SQLException {
        show(index, value);
        binder.setInstant(index, value);
    }

    @Override
    public void setUuid(int index, UUID value) throws SQLException {
        show(index, value);
        binder.setUuid(index, value);
    }

    @Override
    public void setBytes(int index, byte[] value) throws SQLException {
        show(index, value);
        binder.setBytes(index, value);
    }

    @Override
    public void setStream(int index, BinaryStream value) throws SQLException {
        show(index, value);
        binder.setStream(index, value);
    }

    @Override
    public void setJson(int index, Json value) throws SQLException {
        show(index, value.text());
        binder.setJson(index, value);
    }

    @Override
    public void setArray(int index, List<?> values, SqlType<?> element) throws SQLException {
        showAll(index, values, element);
        binder.setArray(index, values, element);
    }

    @Override
    public void setList(int index, Collection<?> values, SqlType<?> type) throws SQLException {
        showAll(index, values, type);
        binder.setList(index, values, type);
    }

    @Override
    public void setParts(int index, List<? extends List<?>> parts, SqlType<?> type) throws SQLException {
        showAll(index, parts.stream().flatMap(List::stream).toList(), type);
        binder.setParts(index, parts, type);
    }
}
