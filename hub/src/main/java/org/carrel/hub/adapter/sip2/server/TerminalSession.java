package org.carrel.hub.adapter.sip2.server;

import java.net.InetAddress;
import java.time.Instant;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.sip2.request.AcsResendRequest;
import org.carrel.hub.adapter.sip2.request.Login;
import org.carrel.hub.adapter.sip2.request.Request;
import org.carrel.hub.adapter.sip2.request.ScStatus;
import org.carrel.hub.adapter.sip2.response.LoginResponse;
import org.carrel.hub.adapter.sip2.response.Response;
import org.carrel.hub.adapter.sip2.response.ScResendRequest;
import org.carrel.hub.adapter.sip2.wire.Decoded;
import org.carrel.hub.adapter.sip2.wire.Encoding;
import org.carrel.hub.adapter.sip2.wire.Envelope;
import org.carrel.hub.adapter.sip2.wire.Envelope.Protection;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.Frame;
import org.carrel.hub.transaction.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One terminal's connection as a step: a line came, here is what to answer. Keeps what the protocol keeps: who logged in, the last answer
 * for a 97, and the last numbered message so that it is not carried out twice. For one thread, which may wait for the store.
 */
public final class TerminalSession {
    private static final Logger log = LoggerFactory.getLogger(TerminalSession.class);

    /** So many unreadable or unknown messages in a row are no terminal's. */
    private static final int STRANGE_MAX = 20;

    /** So many refused logins on one connection are enough. */
    private static final int REFUSED_MAX = 3;

    private final Doorkeeper doorkeeper;
    private final Counter counter;
    private final InetAddress from;
    private Standing standing;
    private LastMessage last = new LastMessage(-1, Bytes.EMPTY);
    private Bytes lastAnswer = Bytes.EMPTY;
    private boolean checksumsSeen;
    private int strange;
    private int refused;

    /** @param inside whether it logged in; else the account is the one of strangers */
    private record Standing(Account account, boolean inside) {}

    private record LastMessage(int sequence, Bytes line) {}

    public TerminalSession(Doorkeeper doorkeeper, Counter counter, InetAddress from) {
        this.doorkeeper = doorkeeper;
        this.counter = counter;
        this.from = from;
        this.standing = doorkeeper
                .trusted(from)
                .map(account -> new Standing(account, true))
                .orElseGet(() -> new Standing(doorkeeper.stranger(), false));
    }

    public Reply receive(Frame frame, Instant now) {
        return switch (frame) {
            case Frame.TooLong _ -> damaged();
            case Frame.Line(Bytes bytes) -> receive(Envelope.open(bytes), now);
        };
    }

    /** The connection is over. */
    public void end() {
        become(new Standing(doorkeeper.stranger(), false));
    }

    /** How many messages a second it may send; 0 for no limit. */
    public int perSecond() {
        return standing.account().limits().perSecond();
    }

    private Reply receive(Envelope envelope, Instant now) {
        boolean intact = switch (envelope.protection()) {
            case Protection.Numbered(int _, boolean right) -> right;
            case Protection.Unnumbered(boolean right) -> right;
            case Protection.None _ -> !(checksumsSeen && envelope.tailLooksDamaged());
        };
        checksumsSeen |= !(envelope.protection() instanceof Protection.None);
        if (!intact) {
            return damaged();
        }
        String text = encoding().decode(envelope.body());
        return switch (Request.decode(text, encoding().delimiter())) {
            case Decoded.Unknown<Request> _ -> ignored();
            case Decoded.Malformed<Request> _ -> damaged();
            case Decoded.Known<Request>(AcsResendRequest _) -> again();
            case Decoded.Known<Request>(Request request) -> known(request, envelope, now);
        };
    }

    private Reply known(Request request, Envelope envelope, Instant now) {
        if (envelope.protection() instanceof Protection.None
                && standing.account().speech().checksumsRequired()) {
            return damaged();
        }
        if (envelope.protection() instanceof Protection.Numbered(int sequence, boolean _)
                && last.equals(new LastMessage(sequence, envelope.line()))) {
            return new Reply.Send(lastAnswer);
        }
        strange = 0;
        Response response;
        try {
            response = answer(request, now);
        } catch (StoreException unavailable) {
            log.warn("SIP2 {} from {}: the store is {}", request.command(), name(), unavailable.kind());
            response = switch (unavailable.kind()) {
                case BUSY -> new ScResendRequest();
                case FULL, LOST, FAILED, CLOSED -> counter.unavailable(standing.account(), now);
            };
        } catch (RuntimeException failure) {
            log.error("SIP2 {} from {} failed", request.command(), name(), failure);
            response = counter.unavailable(standing.account(), now);
        }
        lastAnswer = line(response, envelope.protection());
        last = response instanceof ScResendRequest
                ? new LastMessage(-1, Bytes.EMPTY)
                : switch (envelope.protection()) {
                    case Protection.Numbered(int sequence, boolean _) -> new LastMessage(sequence, envelope.line());
                    case Protection.None _, Protection.Unnumbered _ -> new LastMessage(-1, Bytes.EMPTY);
                };
        return refused >= REFUSED_MAX ? new Reply.SendAndHangUp(lastAnswer) : new Reply.Send(lastAnswer);
    }

    private Response answer(Request request, Instant now) {
        if (request instanceof Login login) {
            return login(login, now);
        }
        if (request instanceof ScStatus status) {
            return counter.status(status, standing.account(), now);
        }
        return standing.inside()
                ? counter.answer(request, standing.account(), now)
                : counter.stranger(standing.account(), now);
    }

    /** A login that fails ends the one before it. */
    private Response login(Login login, Instant now) {
        become(new Standing(doorkeeper.stranger(), false));
        boolean plain = login.userAlgorithm() == '0' && login.passwordAlgorithm() == '0';
        Doorkeeper.Entry entry =
                plain ? doorkeeper.login(login.user(), login.password(), from, now) : new Doorkeeper.Entry.Refused();
        return switch (entry) {
            case Doorkeeper.Entry.Welcome(Account account) -> {
                become(new Standing(account, true));
                refused = 0;
                log.info("SIP2 terminal {} logged in from {}", account.name(), from.getHostAddress());
                yield new LoginResponse(true, Fields.NONE);
            }
            case Doorkeeper.Entry.Refused _ -> {
                refused++;
                log.warn("SIP2 login refused from {}", from.getHostAddress());
                yield new LoginResponse(false, Fields.NONE);
            }
        };
    }

    private void become(Standing next) {
        if (standing.inside()) {
            doorkeeper.leave(standing.account());
        }
        standing = next;
    }

    /** 97: the last answer as it was, even a 96; a 96 when there was none. */
    private Reply again() {
        return lastAnswer.length() > 0 ? new Reply.Send(lastAnswer) : damaged();
    }

    /** What was sent cannot be read: 96. */
    private Reply damaged() {
        if (++strange > STRANGE_MAX) {
            return new Reply.HangUp();
        }
        Bytes body = encoding().encode(new ScResendRequest().text(encoding().delimiter()));
        lastAnswer = Bytes.of(encoding().line(checksumsSeen ? Envelope.checked(body) : body));
        return new Reply.Send(lastAnswer);
    }

    /** Commands that the protocol does not have are to be ignored. */
    private Reply ignored() {
        return ++strange > STRANGE_MAX ? new Reply.HangUp() : new Reply.Nothing();
    }

    private Bytes line(Response response, Protection as) {
        Encoding encoding = encoding();
        Bytes body = encoding.encode(response.text(encoding.delimiter()));
        boolean unnumbered = response instanceof ScResendRequest;
        Bytes line = switch (as) {
            case Protection.None _ -> body;
            case Protection.Unnumbered _ -> Envelope.checked(body);
            case Protection.Numbered(int sequence, boolean _) ->
                unnumbered ? Envelope.checked(body) : Envelope.numbered(body, sequence);
        };
        return Bytes.of(encoding.line(line));
    }

    private Encoding encoding() {
        return standing.account().speech().encoding();
    }

    private String name() {
        return standing.account().name();
    }
}
