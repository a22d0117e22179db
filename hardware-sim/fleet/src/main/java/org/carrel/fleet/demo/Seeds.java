package org.carrel.fleet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carrel.sim.world.Person;

/** The files from which the demo's hub takes its catalogue, people and holds, as a library would import them. */
final class Seeds {
    /** Who waits for which title at the start, in the order in which they asked. */
    record Wish(Cast.Member patron, int title) {}

    static final List<Wish> WISHES = List.of(
            new Wish(Cast.LIN, 0),
            new Wish(Cast.LIN, 3),
            new Wish(Cast.OKAFOR, 1),
            new Wish(Cast.OKAFOR, 5),
            new Wish(Cast.WANG, 0),
            new Wish(Cast.OKAFOR, 7),
            new Wish(Cast.WANG, 6),
            new Wish(Cast.WANG, 8));

    private Seeds() {}

    static Path items(Path folder, String branch, List<Title> titles) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("barcode,title,author,isbn,call_number,branch,language,year");
        for (int index = 0; index < titles.size(); index++) {
            Title title = titles.get(index);
            rows.add(row(
                    Title.barcode(index),
                    title.title(),
                    title.author(),
                    title.isbn(),
                    title.callNumber(),
                    branch,
                    title.language(),
                    title.year()));
        }
        return Files.write(folder.resolve("items.csv"), rows);
    }

    static Path patrons(Path folder, String branch) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("id,name,card,language,email,home,valid_through");
        for (Cast.Member member : Cast.ALL) {
            if (member.role() == Person.Role.PATRON) {
                rows.add(row(
                        member.id(),
                        member.name(),
                        "uid:" + member.chip().toHex(),
                        member.language(),
                        member.email(),
                        branch,
                        "2031-12-31"));
            }
        }
        return Files.write(folder.resolve("patrons.csv"), rows);
    }

    static Path holds(Path folder, String branch) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("patron,barcode,pickup");
        for (Wish wish : WISHES) {
            rows.add(row(wish.patron().id(), Title.barcode(wish.title()), branch));
        }
        return Files.write(folder.resolve("holds.csv"), rows);
    }

    static String row(String... cells) {
        List<String> quoted = new ArrayList<>();
        for (String cell : cells) {
            quoted.add(cell.matches(".*[\",\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        return String.join(",", quoted);
    }
}
