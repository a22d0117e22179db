package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import java.util.Optional;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.Decoded;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * A message to a terminal. A record cannot be made without the fields that the specification requires; they may be empty. The text form shows no patron's data.
 */
public sealed interface Response
        permits PatronStatusResponse,
                CheckoutResponse,
                CheckinResponse,
                AcsStatus,
                ScResendRequest,
                LoginResponse,
                PatronInformationResponse,
                EndSessionResponse,
                FeePaidResponse,
                ItemInformationResponse,
                ItemStatusUpdateResponse,
                PatronEnableResponse,
                HoldResponse,
                RenewResponse,
                RenewAllResponse {
    /** The two digits. */
    String code();

    /** The fixed part, without the code. */
    String fixed();

    Fields fields();

    /** What to show to the patron, line by line. */
    default List<String> screenMessages() {
        return fields().values(FieldId.AF);
    }

    default String text(char delimiter) {
        return code() + fixed() + fields().text(delimiter);
    }

    /** @param text a message without error detection */
    static Decoded<Response> decode(String text, char delimiter) {
        String code = text.length() < 2 ? text : text.substring(0, 2);
        FixedPart fixed = new FixedPart(text);
        try {
            Optional<Response> known = switch (code) {
                case PatronStatusResponse.CODE -> Optional.of(PatronStatusResponse.read(fixed, delimiter));
                case CheckoutResponse.CODE -> Optional.of(CheckoutResponse.read(fixed, delimiter));
                case CheckinResponse.CODE -> Optional.of(CheckinResponse.read(fixed, delimiter));
                case AcsStatus.CODE -> Optional.of(AcsStatus.read(fixed, delimiter));
                case ScResendRequest.CODE -> Optional.of(new ScResendRequest());
                case LoginResponse.CODE -> Optional.of(LoginResponse.read(fixed, delimiter));
                case PatronInformationResponse.CODE -> Optional.of(PatronInformationResponse.read(fixed, delimiter));
                case EndSessionResponse.CODE -> Optional.of(EndSessionResponse.read(fixed, delimiter));
                case FeePaidResponse.CODE -> Optional.of(FeePaidResponse.read(fixed, delimiter));
                case ItemInformationResponse.CODE -> Optional.of(ItemInformationResponse.read(fixed, delimiter));
                case ItemStatusUpdateResponse.CODE -> Optional.of(ItemStatusUpdateResponse.read(fixed, delimiter));
                case PatronEnableResponse.CODE -> Optional.of(PatronEnableResponse.read(fixed, delimiter));
                case HoldResponse.CODE -> Optional.of(HoldResponse.read(fixed, delimiter));
                case RenewResponse.CODE -> Optional.of(RenewResponse.read(fixed, delimiter));
                case RenewAllResponse.CODE -> Optional.of(RenewAllResponse.read(fixed, delimiter));
                default -> Optional.empty();
            };
            return known.<Decoded<Response>>map(Decoded.Known::new).orElseGet(() -> new Decoded.Unknown<>(code));
        } catch (FixedPart.Ended end) {
            return new Decoded.Malformed<>(code, "fixed part too short", end.offset());
        } catch (Missing missing) {
            return new Decoded.Malformed<>(code, "no field " + missing.field, text.length());
        }
    }

    /** A required field is not there. */
    final class Missing extends IllegalArgumentException {
        private final FieldId field;

        private Missing(String code, FieldId field) {
            super(code + " needs a field " + field);
            this.field = field;
        }
    }

    static void require(String code, Fields fields, List<FieldId> required) {
        for (FieldId id : required) {
            if (!fields.has(id)) {
                throw new Missing(code, id);
            }
        }
    }

    static SipTime time(FixedPart fixed) {
        return new SipTime(fixed.text(SipTime.WIDTH));
    }

    static Fields fields(FixedPart fixed, char delimiter) {
        return Fields.parse(fixed.rest(), delimiter);
    }

    static char yesNo(boolean value) {
        return value ? 'Y' : 'N';
    }

    static char oneZero(boolean value) {
        return value ? '1' : '0';
    }
}
