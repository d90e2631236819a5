/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A workspace of Prefect Cloud that a key may use. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableWorkspace.class)
public interface Workspace extends Extensible {

    /** Returns the id of its account. */
    UUID accountId();

    /** Returns the name of its account. */
    @Nullable
    String accountName();

    /** Returns the handle of its account, which is unique. */
    String accountHandle();

    /** Returns its id. */
    UUID workspaceId();

    /** Returns its name. */
    @Nullable
    String workspaceName();

    /** Returns its description. */
    @Nullable
    String workspaceDescription();

    /** Returns its handle, which is unique in its account. */
    String workspaceHandle();

    /**
     * Returns the whole handle.
     *
     * @return the handles of account and workspace, as in {@code acme/production}
     */
    default String handle() {
        return accountHandle() + "/" + workspaceHandle();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Workspace}. Not thread-safe. */
    final class Builder extends ImmutableWorkspace.Builder {
        Builder() {}
    }
}
