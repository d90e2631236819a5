/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.access;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;

/** The result of an invitation. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = InviteResult.Builder.class)
public interface InviteResult extends Extensible {

    /** Returns the errors by mail address. */
    Map<String, @AllowNulls InviteError> errors();

    /** Returns the links of the invitations by mail address. */
    Map<String, @AllowNulls String> invitations();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link InviteResult}. Not thread-safe. */
    final class Builder extends ImmutableInviteResult.Builder {
        Builder() {}
    }
}
