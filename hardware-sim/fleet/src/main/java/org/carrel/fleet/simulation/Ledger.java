package org.carrel.fleet.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.carrel.hub.adapter.sql.MemoryDatabase;

/** Looks into the hub's tables past its services, so that what is counted is what is written. */
final class Ledger {
    private Ledger() {}

    /** @param rows a table, and a condition where only some of its rows are meant */
    static long count(MemoryDatabase database, String rows) {
        try (Statement statement = database.writer().createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            return count.next() ? count.getLong(1) : 0;
        } catch (SQLException failed) {
            throw new IllegalStateException("the hub's tables cannot be read", failed);
        }
    }
}
