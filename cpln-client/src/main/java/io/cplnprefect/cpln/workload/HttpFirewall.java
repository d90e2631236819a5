/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** The HTTP requests that a workload accepts from the Internet. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = HttpFirewall.Builder.class)
public interface HttpFirewall extends Extensible {

    /** Returns the rules for headers. */
    List<HeaderFilter> inboundHeaderFilter();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link HttpFirewall}. Not thread-safe. */
    final class Builder extends ImmutableHttpFirewall.Builder {
        Builder() {}
    }
}
