package org.carrel.hub.adapter.http;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.hub.access.Scope;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.identity.StaffId;

/** Who makes a request. */
public sealed interface Caller {
    /** Nobody that the hub knows. */
    record Anyone() implements Caller {}

    /** A person who signed in at the page. */
    record Person(StaffId staff, String login, String key, String proof) implements Caller {
        @Override
        public String toString() {
            return "staff " + staff;
        }
    }

    /** A program with a token. */
    record Program(String id, String name, SortedSet<Scope> scopes) implements Caller {
        public Program {
            scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        }
    }

    default boolean may(Scope wanted) {
        return switch (this) {
            case Anyone() -> false;
            case Person _ -> true;
            case Program(String _, String _, SortedSet<Scope> scopes) -> scopes.contains(wanted);
        };
    }

    /** By whom the audit trail says that something was done. */
    default Actor actor() {
        return switch (this) {
            case Anyone() -> new Actor.Hub("http");
            case Person(StaffId staff, String _, String _, String _) -> new Actor.Staff(staff.value());
            case Program(String _, String name, var _) -> new Actor.Client(name);
        };
    }

    /** One name for each caller, for what is counted or kept by caller. */
    default String subject() {
        return switch (this) {
            case Anyone() -> "anyone";
            case Person(StaffId staff, String _, String _, String _) -> "staff:" + staff;
            case Program(String id, String _, var _) -> "token:" + id;
        };
    }

    /** Who put something right; a program with a staff token does it under its own name. */
    default StaffId staff() {
        return switch (this) {
            case Person(StaffId staff, String _, String _, String _) -> staff;
            case Program(String _, String name, var _) -> new StaffId(name.replaceAll("[^A-Za-z0-9_-]", "-"));
            case Anyone() -> throw Problem.of(ProblemCode.NOT_SIGNED_IN);
        };
    }
}
