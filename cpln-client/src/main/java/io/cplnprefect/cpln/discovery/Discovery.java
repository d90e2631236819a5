/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.discovery;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;

/** The addresses of the services that belong to an API, as its {@code /discovery} returns them. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Discovery.Builder.class)
public interface Discovery extends Extensible {

    /** Returns the address of each service by its name, such as {@code logs}, {@code audit} and {@code metrics}. */
    Map<String, @AllowNulls String> endpoints();

    /** Returns the settings of the log-in by browser: {@code apiKey}, {@code authDomain} and {@code projectId}. */
    @Value.Redacted
    Map<String, @AllowNulls Object> firebase();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Discovery}. Not thread-safe. */
    final class Builder extends ImmutableDiscovery.Builder {
        Builder() {}
    }
}
