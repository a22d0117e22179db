package org.carrel.contract.codec;

import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.Permission.ByHub;
import org.carrel.contract.message.Permission.ByRoster;

/** By whose word a patron took something. */
final class PermissionCodec {
    private PermissionCodec() {}

    static Json write(Permission permission) {
        return switch (permission) {
            case ByHub byHub ->
                Json.typed("by-hub").text("grant", byHub.grant().value()).done();
            case ByRoster byRoster ->
                Json.typed("by-roster")
                        .text("card", byRoster.card().value())
                        .whole("rosterVersion", byRoster.rosterVersion())
                        .done();
        };
    }

    static Permission read(Reading in) {
        return switch (in.type()) {
            case "by-hub" -> new ByHub(in.id("grant", GrantId::new));
            case "by-roster" -> new ByRoster(in.id("card", CardHash::new), in.whole("rosterVersion", 0, Limit.WHOLE));
            default -> throw in.unknownType();
        };
    }
}
