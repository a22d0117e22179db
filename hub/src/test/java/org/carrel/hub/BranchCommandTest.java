package org.carrel.hub;

import static org.carrel.hub.Library.MAIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.enrolment.Enrolment;
import org.carrel.hub.office.Arguments;
import org.carrel.hub.office.Office;
import org.carrel.hub.runtime.FreshKeys;
import org.junit.jupiter.api.Test;

/** Goal: the command that adds a branch also gives it hours, and takes none away that it is not told of. Method: command lines as typed. */
class BranchCommandTest {
    private static final WeeklyHours TUESDAYS = WeeklyHours.parse("tue 09:00-17:00");

    private final Library library = new Library();

    @Test
    void hoursAreGivenAndKept() throws IOException {
        typed("branch", "west", "--name-zh", "西區", "--name-en", "West");
        assertEquals(new Branch(new SiteId("west"), "西區", "West", WeeklyHours.ALWAYS), branch("west"));
        typed("branch", "main", "--name-zh", "總館", "--name-en", "Main", "--hours", TUESDAYS.toString());
        assertEquals(new Branch(MAIN, "總館", "Main", TUESDAYS), branch("main"));
        typed("branch", "main", "--name-zh", "總館", "--name-en", "Main Hall");
        assertEquals(new Branch(MAIN, "總館", "Main Hall", TUESDAYS), branch("main"));
    }

    @Test
    void whatAreNoHoursIsSaid() {
        assertThrows(
                Arguments.Unusable.class,
                () -> typed("branch", "main", "--name-zh", "總館", "--name-en", "Main", "--hours", "tuesdays"));
    }

    private Branch branch(String site) {
        return library.ask(services -> services.branches().branch(new SiteId(site)))
                .orElseThrow();
    }

    private void typed(String... line) throws IOException {
        InstantSource clock = () -> library.now;
        FreshKeys keys = new FreshKeys(clock);
        Office office = new Office(
                new Office.Parts(
                        library.store,
                        new Enrolment(library.store, new Enrolment.Chance(keys::secret, keys::salt), clock),
                        ImportWiring.imports(library.store),
                        (hubs, names) -> new TreeMap<>(),
                        keys::id,
                        keys::password,
                        keys::secret,
                        clock),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        Arguments arguments = Arguments.parse(List.of(line));
        assertTrue(office.run(arguments.word(0).orElseThrow(), arguments));
    }
}
