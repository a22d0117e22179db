package org.carrel.sim.ils;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.carrel.sim.ils.Ils.State;
import org.carrel.sim.ils.Sip2Line.Part;

/** What the system answers about a patron: 24 and 26, and 64 with its lists page by page. */
final class PatronAnswers {
    /** No answer lists more. */
    private static final int PAGE = 20;

    private final Ils library;
    private final String institution;
    private final Supplier<String> now;

    /** @param now as dates are written */
    PatronAnswers(Ils library, String institution, Supplier<String> now) {
        this.library = library;
        this.institution = institution;
        this.now = now;
    }

    Sip2Line status(Sip2Line request, String code) {
        String barcode = request.first("AA");
        return library.patron(barcode)
                .map(patron -> IlsAnswers.line(
                        code + flags(patron) + "001" + now.get(),
                        request,
                        "AO",
                        institution,
                        "AA",
                        barcode,
                        "AE",
                        patron.name(),
                        "BL",
                        "Y",
                        "CQ",
                        patron.pin().equals(request.first("AD")) ? "Y" : "N"))
                .map(answer -> more(answer, barcode))
                .orElseGet(() -> IlsAnswers.line(
                        code + "YYYY          001" + now.get(),
                        request,
                        "AO",
                        institution,
                        "AA",
                        barcode,
                        "AE",
                        "",
                        "BL",
                        "N"));
    }

    private String flags(Ils.Patron patron) {
        StringBuilder flags = new StringBuilder(patron.blocked() ? "YYYY          " : " ".repeat(14));
        library.account(patron.barcode()).flags().forEach(at -> flags.setCharAt(at, 'Y'));
        return flags.toString();
    }

    /** What is owed, what is shown, and until when the patron is one. */
    private Sip2Line more(Sip2Line answer, String barcode) {
        Ils.Account account = library.account(barcode);
        List<Part> parts = new ArrayList<>(answer.parts());
        if (!account.owed().isEmpty()) {
            parts.add(new Part("BH", "TWD"));
            parts.add(new Part("BV", account.owed()));
        }
        if (!account.validThrough().isEmpty()) {
            parts.add(new Part("PA", account.validThrough()));
        }
        if (!account.words().isEmpty()) {
            parts.add(new Part("AF", account.words()));
        }
        return new Sip2Line(answer.head(), parts, answer.sequence());
    }

    Sip2Line information(Sip2Line request) {
        String barcode = request.first("AA");
        if (library.patron(barcode).isEmpty()) {
            return IlsAnswers.line(
                    "64YYYY          001" + now.get() + "0000".repeat(6),
                    request,
                    "AO",
                    institution,
                    "AA",
                    barcode,
                    "AE",
                    "",
                    "BL",
                    "N");
        }
        Ils.Patron patron = library.patron(barcode).get();
        List<String> ready = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (Ils.Hold hold : library.holds(barcode)) {
            boolean kept = library.item(hold.item())
                    .filter(item -> item.state().equals(new State.Kept(barcode)))
                    .isPresent();
            (kept ? ready : waiting).add(hold.item());
        }
        List<String> lent =
                library.lentTo(barcode).stream().map(Ils.Item::barcode).toList();
        Sip2Line head = IlsAnswers.line(
                "64" + flags(patron) + "001" + now.get() + count(ready) + "0000" + count(lent) + "0000" + "0000"
                        + count(waiting),
                request,
                "AO",
                institution,
                "AA",
                barcode,
                "AE",
                patron.name(),
                "BL",
                "Y",
                "CQ",
                patron.pin().equals(request.first("AD")) ? "Y" : "N",
                "BE",
                patron.mail());
        List<Part> parts = new ArrayList<>(head.parts());
        list(parts, request, 0, "AS", ready);
        list(parts, request, 2, "AU", lent);
        list(parts, request, 5, "CD", waiting);
        return more(new Sip2Line(head.head(), parts, head.sequence()), barcode);
    }

    /** From the start item to the end item, both counted from 1, and never more than a page. */
    private static void list(List<Part> parts, Sip2Line request, int at, String id, List<String> items) {
        if (request.fixed(21, 31).charAt(at) == 'Y') {
            int start = number(request.first("BP"), 1);
            int end = Math.min(number(request.first("BQ"), items.size()), start + PAGE - 1);
            for (int index = start; index <= Math.min(end, items.size()); index++) {
                parts.add(new Part(id, items.get(index - 1)));
            }
        }
    }

    private static int number(String text, int otherwise) {
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private static String count(List<String> list) {
        return String.format(Locale.ROOT, "%04d", list.size());
    }
}
