package org.carrel.sim.ils;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.carrel.sim.ils.Ils.State;
import org.carrel.sim.ils.Sip2Line.Part;

/** What the system answers to each message, strictly by SIP2 2.00. */
public final class IlsAnswers {
    /** Characters of code and fixed part, by code. */
    private static final Map<String, Integer> HEADS = Map.ofEntries(
            Map.entry("23", 23),
            Map.entry("11", 40),
            Map.entry("09", 39),
            Map.entry("01", 21),
            Map.entry("99", 10),
            Map.entry("97", 2),
            Map.entry("93", 4),
            Map.entry("63", 33),
            Map.entry("35", 20),
            Map.entry("37", 27),
            Map.entry("17", 20),
            Map.entry("19", 20),
            Map.entry("25", 20),
            Map.entry("15", 21),
            Map.entry("29", 40),
            Map.entry("65", 20));

    private static final String EVERY_MESSAGE = "Y".repeat(16);

    private final Ils library;
    private final String institution;
    private final ZoneId zone;
    private final LongSupplier clock;
    private final PatronAnswers patrons;

    public IlsAnswers(Ils library, String institution, ZoneId zone, LongSupplier clock) {
        this.library = library;
        this.institution = institution;
        this.zone = zone;
        this.clock = clock;
        this.patrons = new PatronAnswers(library, institution, this::now);
    }

    /** The length of a message's code and fixed part; 0 for a code that it does not have. */
    public static int head(String bytes) {
        return bytes.length() < 2 ? 0 : HEADS.getOrDefault(bytes.substring(0, 2), 0);
    }

    public Sip2Line answer(Sip2Line request) {
        return switch (request.code()) {
            case "99" -> status(true, request);
            case "23" -> patrons.status(request, "24");
            case "01" -> {
                library.block(request.first("AA"), true);
                yield patrons.status(request, "24");
            }
            case "25" -> {
                library.block(request.first("AA"), false);
                yield patrons.status(request, "26");
            }
            case "63" -> patrons.information(request);
            case "11" -> checkout(request);
            case "09" -> checkin(request);
            case "17" -> itemInformation(request);
            case "15" -> hold(request);
            case "29" -> renew(request);
            case "65" -> renewAll(request);
            case "35" -> line("36Y" + now(), request, "AO", institution, "AA", request.first("AA"));
            case "37" ->
                line("38N" + now(), request, "AO", institution, "AA", request.first("AA"), "AF", "nothing is owed");
            case "19" ->
                line(
                        (library.item(request.first("AB")).isPresent() ? "201" : "200") + now(),
                        request,
                        "AB",
                        request.first("AB"));
            default -> status(false, request);
        };
    }

    public Sip2Line status(boolean online, Sip2Line request) {
        return line(
                "98" + (online ? "Y" : "N") + "YYYYY" + "050" + "003" + now() + "2.00",
                request,
                "AO",
                institution,
                "BX",
                EVERY_MESSAGE);
    }

    private Sip2Line checkout(Sip2Line request) {
        boolean renews = request.fixed(0, 1).equals("Y");
        boolean happened = request.fixed(1, 2).equals("Y");
        return lent(
                request,
                "12",
                library.lend(
                        request.first("AA"),
                        request.first("AB"),
                        renews,
                        happened,
                        request.first("BO").equals("Y"),
                        clock.getAsLong()));
    }

    private Sip2Line renew(Sip2Line request) {
        boolean has = library.item(request.first("AB"))
                .filter(item -> item.state() instanceof State.Lent(String borrower, long due)
                        && borrower.equals(request.first("AA")))
                .isPresent();
        return lent(
                request,
                "30",
                has
                        ? library.lend(request.first("AA"), request.first("AB"), true, false, true, clock.getAsLong())
                        : new Ils.Lending.Refused("not on loan to this patron"));
    }

    private Sip2Line lent(Sip2Line request, String code, Ils.Lending lending) {
        return switch (lending) {
            case Ils.Lending.Done(Ils.Item item, State.Lent loan, boolean before) ->
                line(
                        code + "1" + (before ? "Y" : "N") + "NY" + now(),
                        request,
                        "AO",
                        institution,
                        "AA",
                        request.first("AA"),
                        "AB",
                        item.barcode(),
                        "AJ",
                        item.title(),
                        "AH",
                        stamp(loan.due()));
            case Ils.Lending.FeeFirst(Ils.Item item, String amount) ->
                line(
                        code + "0NUN" + now(),
                        request,
                        "AO",
                        institution,
                        "AA",
                        request.first("AA"),
                        "AB",
                        item.barcode(),
                        "AJ",
                        item.title(),
                        "AH",
                        "",
                        "BT",
                        "06",
                        "BH",
                        "TWD",
                        "BV",
                        amount,
                        "AF",
                        "a fee is due");
            case Ils.Lending.Refused(String why) ->
                line(
                        code + "0NUN" + now(),
                        request,
                        "AO",
                        institution,
                        "AA",
                        request.first("AA"),
                        "AB",
                        request.first("AB"),
                        "AJ",
                        library.item(request.first("AB")).map(Ils.Item::title).orElse(""),
                        "AH",
                        "",
                        "AF",
                        why);
        };
    }

    private Sip2Line checkin(Sip2Line request) {
        String barcode = request.first("AB");
        boolean back = library.takeBack(barcode).isPresent();
        Sip2Line head = line(
                "10" + (back ? "1" : "0") + "YNN" + now(),
                request,
                "AO",
                institution,
                "AB",
                barcode,
                "AQ",
                library.item(barcode).map(Ils.Item::homeBranch).orElse(""),
                "AJ",
                library.item(barcode).map(Ils.Item::title).orElse(""));
        return library.item(barcode)
                .filter(item -> item.state() instanceof State.Kept)
                .map(item -> {
                    State.Kept kept = (State.Kept) item.state();
                    List<Part> parts = new ArrayList<>(head.parts());
                    parts.add(new Part("CV", "01"));
                    parts.add(new Part("CY", kept.patron()));
                    String alerted =
                            head.head().substring(0, 5) + "Y" + head.head().substring(6);
                    return new Sip2Line(alerted, parts, head.sequence());
                })
                .orElse(head);
    }

    private Sip2Line itemInformation(Sip2Line request) {
        String barcode = request.first("AB");
        if (library.item(barcode).isEmpty()) {
            return line("18010001" + now(), request, "AB", barcode, "AJ", "");
        }
        Ils.Item item = library.item(barcode).get();
        List<String> fields = new ArrayList<>(List.of("AB", barcode, "AJ", item.title(), "AQ", item.homeBranch()));
        String status = switch (item.state()) {
            case State.OnShelf onShelf -> "03";
            case State.Lent(String patron, long due) -> {
                fields.addAll(List.of("AH", stamp(due), "AA", patron));
                yield "04";
            }
            case State.Kept(String patron) -> {
                fields.addAll(List.of("CY", patron));
                yield "08";
            }
        };
        return line("18" + status + "0001" + now(), request, fields.toArray(String[]::new));
    }

    private Sip2Line hold(Sip2Line request) {
        String mode = request.fixed(0, 1);
        String patron = request.first("AA");
        String item = request.first("AB");
        int position = mode.equals("+") ? library.hold(patron, item, request.first("BS")) : 0;
        boolean ok = mode.equals("+") ? position > 0 : mode.equals("-") && library.cancelHold(patron, item);
        return line(
                "16" + (ok ? "1" : "0") + "N" + now(),
                request,
                "AO",
                institution,
                "AA",
                patron,
                "BR",
                Integer.toString(position),
                "AB",
                item);
    }

    private Sip2Line renewAll(Sip2Line request) {
        String patron = request.first("AA");
        List<String> renewed = new ArrayList<>();
        List<String> fields = new ArrayList<>(List.of("AO", institution));
        for (Ils.Item item : library.lentTo(patron)) {
            boolean longer = library.lend(patron, item.barcode(), true, false, true, clock.getAsLong())
                    instanceof Ils.Lending.Done;
            fields.addAll(List.of(longer ? "BM" : "BN", item.barcode()));
            renewed.addAll(longer ? List.of(item.barcode()) : List.of());
        }
        int all = (fields.size() - 2) / 2;
        return line(
                String.format(Locale.ROOT, "661%04d%04d", renewed.size(), all - renewed.size()) + now(),
                request,
                fields.toArray(String[]::new));
    }

    static Sip2Line line(String head, Sip2Line request, String... fields) {
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < fields.length; index += 2) {
            parts.add(new Part(fields[index], fields[index + 1]));
        }
        return new Sip2Line(head, parts, request.sequence());
    }

    private String now() {
        return stamp(clock.getAsLong());
    }

    private String stamp(long millis) {
        return DateTimeFormatter.ofPattern("yyyyMMdd    HHmmss", Locale.ROOT)
                .format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
