package org.carrel.hub.adapter.http.api;

import java.util.List;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.backup.Backups;
import org.carrel.hub.backup.Backups.Backup;
import org.carrel.hub.backup.Backups.Taking;

/** The copies of the database that the hub keeps. They stay on its disk: no API hands out everybody's loans. */
public final class BackupsApi {
    private static final View<Backup> VIEW = View.<Backup>named("Backup")
            .text("name", 100, "The file's name in the hub's backup folder.", Backup::name)
            .moment("at", "What was committed then is in it.", Backup::at)
            .member("bytes", new Schema.Whole(0, Long.MAX_VALUE), "Its size.", Backup::bytes);

    private final Desk desk;
    private final Backups backups;

    public BackupsApi(Desk desk, Backups backups) {
        this.desk = desk;
        this.backups = backups;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/backups", "The copies of the database that are kept, newest first.")
                        .tag("office")
                        .need(Need.ADMINISTRATION)
                        .many(VIEW)
                        .does(call -> Call.list(VIEW, backups.kept())),
                Endpoint.post(
                                "/backups",
                                "Copy the database now, while everything goes on; answers when the copy is sound.")
                        .tag("office")
                        .need(Need.ADMINISTRATION)
                        .one(201, VIEW)
                        .refuses(ProblemCode.REFUSED)
                        .does(this::take));
    }

    private Reply take(Call call) {
        return switch (backups.take(call.now())) {
            case Taking.Taken(Backup backup) -> {
                desk.store()
                        .run(services -> services.audit()
                                .record(
                                        call.caller().actor(),
                                        Audit.Action.CONFIG_CHANGED,
                                        "backup:" + backup.name(),
                                        "made",
                                        call.now()));
                yield Call.created(VIEW, backup);
            }
            case Taking.Busy() -> throw Problem.refused(List.of("backup-under-way"));
            case Taking.Elsewhere() -> throw Problem.refused(List.of("backups-elsewhere"));
        };
    }
}
