/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.access;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Link;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The permissions on an object, each with the bindings that grant it. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AccessReport.Builder.class)
public interface AccessReport extends Extensible {

    /** Returns the kind of the document, {@code accessreport}; {@code null} if it is not set. */
    @Nullable
    String kind();

    /** Returns the permissions of the kind of the object. */
    List<GrantedPermission> permissions();

    /** Returns the time of the report; {@code null} if it is not set. */
    @Nullable
    Instant created();

    /** Returns the links to related objects. */
    List<Link> links();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AccessReport}. Not thread-safe. */
    final class Builder extends ImmutableAccessReport.Builder {
        Builder() {}
    }
}
