/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** What Prefect Cloud shows of the software of a worker. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkerMetadata.class)
public interface WorkerMetadata {

    /** Returns the libraries of the worker that integrate Prefect with other systems. */
    List<Integration> integrations();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkerMetadata}. Not thread-safe. */
    final class Builder extends ImmutableWorkerMetadata.Builder {
        Builder() {}
    }
}
