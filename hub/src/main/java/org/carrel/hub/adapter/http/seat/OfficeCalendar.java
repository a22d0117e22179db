package org.carrel.hub.adapter.http.seat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the government's office calendar (政府行政機關辦公日曆表) as Taipei City's open data publish it: a list of days with
 * {@code date}, {@code name}, {@code holidayCategory} and {@code holiday}. Ordinary weekends are in it and are no holidays; days that
 * only name an occasion, and Saturdays on which offices work, are in it and are none either.
 */
final class OfficeCalendar {
    private static final String WEEKEND = "星期六、星期日";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OfficeCalendar() {}

    /** The holidays of one year with their names. */
    static SortedMap<LocalDate, String> read(byte[] file, int year) {
        SortedMap<LocalDate, String> holidays = new TreeMap<>();
        try {
            JsonNode days = JSON.readTree(file);
            if (!days.isArray()) {
                throw bad("", "array-expected");
            }
            int index = 0;
            for (JsonNode day : days) {
                String where = "/" + index;
                index++;
                LocalDate date = date(text(day, "date"), where);
                if (date.getYear() != year) {
                    throw bad(where + "/date", "another-year");
                }
                String category = text(day, "holidayCategory");
                if (day.path("holiday").asBoolean() && !category.equals(WEEKEND)) {
                    String name = text(day, "name");
                    holidays.put(date, name.isEmpty() ? category : name);
                }
            }
        } catch (JacksonException notJson) {
            throw bad("", "not-json");
        }
        return holidays;
    }

    private static String text(JsonNode day, String member) {
        return day.path(member).asString("").strip();
    }

    private static LocalDate date(String text, String where) {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException wrong) {
            throw bad(where + "/date", "wrong-form");
        }
    }

    private static Problem bad(String where, String what) {
        return Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault(where, what)));
    }
}
