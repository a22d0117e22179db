package org.carrel.hub.audit;

import java.time.Instant;
import org.carrel.contract.id.SiteId;

/** Where, by whom and when something is done. */
public record Occasion(SiteId at, Actor by, Instant now) {}
