/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import io.cplnprefect.core.json.AllowNulls;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members that all objects with a name have. */
public interface Item {

    /** Returns the name, which is unique among the objects of its kind and scope and cannot be changed. */
    String name();

    /** Returns the id, or {@code null} before the object is created. */
    @Nullable
    String id();

    /** Returns the name of the kind, which requests contain even if it is not set here; {@code null} if it is not set. */
    @Nullable
    String kind();

    /** Returns the version, which every change raises by one, or {@code null} before the object is created. */
    @Nullable
    Integer version();

    /** Returns the description, which the server sets to the name by default; {@code null} if it is not set. */
    @Nullable
    String description();

    /** Returns the tags; values are texts, numbers or booleans. */
    Map<String, @AllowNulls Object> tags();

    /** Returns the time of creation, or {@code null} before the object is created. */
    @Nullable
    Instant created();

    /** Returns the time of the last change, or {@code null} before the object is created. */
    @Nullable
    Instant lastModified();

    /** Returns the links to related objects. */
    List<Link> links();
}
