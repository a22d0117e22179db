package org.carrel.hub.adapter.sql.account;

import org.carrel.contract.id.ItemId;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.lending.ItemTraits;
import org.carrel.hub.lending.ItemTraits.Owner;
import org.carrel.hub.lending.TraitStore;

/** What lending knows of copies, in a table. */
public final class SqlTraits implements TraitStore {
    private final Sql sql;

    public SqlTraits(Sql sql) {
        this.sql = sql;
    }

    @Override
    public ItemTraits traits(ItemId item) {
        return sql.first(
                        "SELECT kind, parts, owner, price, properties FROM item_lending WHERE item = ?",
                        row -> new ItemTraits(
                                item,
                                row.text("kind"),
                                row.integer("parts"),
                                row.optionalText("owner")
                                        .<Owner>map(Owner.Partner::new)
                                        .orElseGet(Owner.ThisLibrary::new),
                                row.number("price"),
                                row.text("properties")),
                        item.value())
                .orElseGet(() -> ItemTraits.plain(item));
    }

    @Override
    public void put(ItemTraits traits) {
        String owner = switch (traits.owner()) {
            case Owner.ThisLibrary own -> null;
            case Owner.Partner(String code) -> code;
        };
        sql.update(
                "INSERT INTO item_lending (item, kind, parts, owner, price, properties) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (item) DO UPDATE SET kind = excluded.kind, parts = excluded.parts,"
                        + " owner = excluded.owner, price = excluded.price, properties = excluded.properties",
                traits.item().value(),
                traits.kind(),
                traits.parts(),
                owner,
                traits.priceMinor(),
                traits.properties());
    }
}
