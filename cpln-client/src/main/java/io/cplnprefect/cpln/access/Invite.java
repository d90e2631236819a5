/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.access;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request to invite users. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Invite.Builder.class)
public interface Invite extends Extensible {

    /** Returns the mail addresses. */
    List<String> emails();

    /** Returns the link of the group of which the users become members; {@code null} if it is not set. */
    @Nullable
    String groupLink();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Invite}. Not thread-safe. */
    final class Builder extends ImmutableInvite.Builder {
        Builder() {}
    }
}
