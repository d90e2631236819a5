/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/** The numbers of runs in one interval of time. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableRunHistory.class)
public interface RunHistory extends Extensible {

    /** Returns the start of the interval. */
    Instant intervalStart();

    /** Returns the end of the interval. */
    Instant intervalEnd();

    /** Returns the numbers by state. */
    List<RunHistoryState> states();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RunHistory}. Not thread-safe. */
    final class Builder extends ImmutableRunHistory.Builder {
        Builder() {}
    }
}
