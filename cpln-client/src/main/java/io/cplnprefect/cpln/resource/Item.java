/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import io.cplnprefect.core.json.AllowNulls;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every named object of the platform has. */
public interface Item {

    /** Name, unique among its kind and place; cannot be changed. */
    String name();

    /** Id; {@code null} before the platform has it. */
    @Nullable
    String id();

    /** Version, one higher after each change; {@code null} before the platform has it. */
    @Nullable
    Integer version();

    /** Description; the name when none was given. */
    @Nullable
    String description();

    /** Tags; values are texts, numbers or booleans. */
    Map<String, @AllowNulls Object> tags();

    /** When it was made; {@code null} before the platform has it. */
    @Nullable
    Instant created();

    /** When it was last changed; {@code null} before the platform has it. */
    @Nullable
    Instant lastModified();

    /** Links to what belongs to it. */
    List<Link> links();
}
