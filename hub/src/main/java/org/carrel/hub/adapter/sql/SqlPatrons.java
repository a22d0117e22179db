package org.carrel.hub.adapter.sql;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.identity.StaffMember;
import org.jspecify.annotations.Nullable;

/**
 * Patrons, staff and their cards in tables. A change of a person makes the rosters due on which they stand, in the same
 * transaction: a lost card must not go on opening a shelf that is off line.
 */
public final class SqlPatrons implements Patrons {
    private static final String CARDS = "SELECT number, scheme, state, patron, staff_member FROM card ";

    /** What a terminal or another system says is no longer than one of its fields; a screen shows no more. */
    private static final int WORDS_MAX = 255;

    private final Sql sql;

    public SqlPatrons(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Patron> patron(PatronId id) {
        List<Patron> withOneCardEach = sql.list(
                "SELECT p.id, p.name, p.language, p.email, p.category, p.home, p.blocks, p.valid_through,"
                        + " c.number, c.scheme, c.state FROM patron p LEFT JOIN card c ON c.patron = p.id"
                        + " WHERE p.id = ? ORDER BY c.position",
                SqlPatrons::readPatron,
                id.value());
        return withOneCardEach.stream()
                .findFirst()
                .map(patron -> patron.withCards(withOneCardEach.stream()
                        .flatMap(same -> same.cards().stream())
                        .toList()));
    }

    @Override
    public Optional<StaffMember> staff(StaffId id) {
        return sql.first("SELECT id, name, language FROM staff_member WHERE id = ?", this::readStaff, id.value());
    }

    @Override
    public List<StaffMember> allStaff() {
        return sql.list("SELECT id, name, language FROM staff_member ORDER BY id", this::readStaff);
    }

    @Override
    public Optional<CardHolder> holder(CardNumber shown) {
        return sql.first(
                        CARDS + "WHERE number = ?",
                        Found::read,
                        shown.canonical().value())
                .flatMap(this::holder);
    }

    private Optional<CardHolder> holder(Found found) {
        if (found.staff() != null) {
            return staff(new StaffId(found.staff())).map(member -> new CardHolder.StaffHolder(member, found.card()));
        }
        return found.patron() == null
                ? Optional.empty()
                : patron(new PatronId(found.patron())).map(patron -> new CardHolder.PatronHolder(patron, found.card()));
    }

    @Override
    public void put(Patron patron) {
        String id = patron.id().value();
        requireFree(patron.cards(), "patron", id);
        String email = switch (patron.contact()) {
            case Contact.Email mail -> mail.address();
            case Contact.Unreachable none -> null;
        };
        sql.update(
                "INSERT INTO patron (id, name, language, email, category, home, blocks, valid_through)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                        + " language = excluded.language, email = excluded.email, category = excluded.category,"
                        + " home = excluded.home, blocks = excluded.blocks, valid_through = excluded.valid_through",
                id,
                patron.name().full(),
                patron.language(),
                email,
                patron.category(),
                patron.home().value(),
                Words.join(patron.blocks()),
                patron.validThrough().toString());
        if (!patron.blocks().contains(Patron.Block.BY_STAFF)) {
            keepBlockWords(patron.id(), "");
        }
        replaceCards(patron.cards(), "patron", id);
        sql.update(
                "UPDATE roster SET changed = changed + 1 WHERE EXISTS (SELECT 1 FROM hold WHERE hold.patron = ?"
                        + " AND hold.state = 'READY_ON_SHELF' AND hold.site = roster.site AND hold.device = roster.device)",
                id);
    }

    @Override
    public void put(StaffMember member) {
        String id = member.id().value();
        requireFree(member.cards(), "staff_member", id);
        sql.update(
                "INSERT INTO staff_member (id, name, language) VALUES (?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, language = excluded.language",
                id,
                member.name().full(),
                member.language());
        replaceCards(member.cards(), "staff_member", id);
        sql.update("UPDATE roster SET changed = changed + 1");
    }

    @Override
    public String blockWords(PatronId id) {
        return sql.first("SELECT words FROM patron_block_words WHERE patron = ?", row -> row.text("words"), id.value())
                .orElse("");
    }

    @Override
    public void keepBlockWords(PatronId id, String words) {
        sql.update("DELETE FROM patron_block_words WHERE patron = ?", id.value());
        if (!words.isBlank()) {
            StringBuilder shown = new StringBuilder();
            words.strip()
                    .codePoints()
                    .limit(WORDS_MAX)
                    .map(point -> Character.isISOControl(point) ? ' ' : point)
                    .forEach(shown::appendCodePoint);
            sql.update("INSERT INTO patron_block_words (patron, words) VALUES (?, ?)", id.value(), shown.toString());
        }
    }

    @Override
    public Optional<LocalDate> born(PatronId id) {
        return sql.first(
                "SELECT born FROM patron_birth WHERE patron = ?", row -> LocalDate.parse(row.text("born")), id.value());
    }

    @Override
    public void keepBorn(PatronId id, LocalDate born) {
        sql.update(
                "INSERT INTO patron_birth (patron, born) VALUES (?, ?)"
                        + " ON CONFLICT (patron) DO UPDATE SET born = excluded.born",
                id.value(),
                born.toString());
    }

    @Override
    public long patronCount() {
        return sql.number("SELECT count(*) FROM patron");
    }

    private void requireFree(List<LibraryCard> cards, String owner, String id) {
        for (LibraryCard card : cards) {
            long others = sql.number(
                    "SELECT count(*) FROM card WHERE number = ? AND (" + owner + " IS NULL OR " + owner + " <> ?)",
                    card.number().value(),
                    id);
            if (others > 0) {
                throw new CardTaken();
            }
        }
    }

    private void replaceCards(List<LibraryCard> cards, String owner, String id) {
        sql.update("DELETE FROM card WHERE " + owner + " = ?", id);
        int position = 0;
        for (LibraryCard card : cards) {
            sql.update(
                    "INSERT INTO card (number, scheme, state, position, " + owner + ") VALUES (?, ?, ?, ?, ?)",
                    card.number().value(),
                    card.scheme().name(),
                    card.state().name(),
                    position,
                    id);
            position++;
        }
    }

    private static LibraryCard readCard(Row row) {
        return new LibraryCard(
                row.word(LibraryCard.CardScheme.class, "scheme"),
                new CardNumber(row.text("number")),
                row.word(LibraryCard.CardState.class, "state"));
    }

    private static Patron readPatron(Row row) {
        List<LibraryCard> cards =
                row.optionalText("number").map(number -> readCard(row)).stream().toList();
        return new Patron(
                new PatronId(row.text("id")),
                new PersonName(row.text("name")),
                cards,
                row.text("language"),
                row.optionalText("email").<Contact>map(Contact.Email::new).orElseGet(Contact.Unreachable::new),
                row.text("category"),
                new SiteId(row.text("home")),
                Words.split(row.text("blocks"), Patron.Block::valueOf),
                LocalDate.parse(row.text("valid_through")));
    }

    private StaffMember readStaff(Row row) {
        return new StaffMember(
                new StaffId(row.text("id")),
                new PersonName(row.text("name")),
                sql.list(CARDS + "WHERE staff_member = ? ORDER BY position", SqlPatrons::readCard, row.text("id")),
                row.text("language"));
    }

    /** A card's row. */
    private record Found(
            LibraryCard card,
            @Nullable String patron,
            @Nullable String staff) {
        static Found read(Row row) {
            return new Found(
                    readCard(row),
                    row.optionalText("patron").orElse(null),
                    row.optionalText("staff_member").orElse(null));
        }
    }
}
