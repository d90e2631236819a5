/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that has happened to a resource; immutable.
 *
 * @param name for example {@code prefect.flow-run.Running}
 * @param resourceIds the id of the resource, then those of the related resources
 * @param content creates {@code resource}, {@code related}, {@code payload} and {@code follows} when they are read
 */
public record Event(
        String id,
        Instant occurred,
        Instant received,
        String name,
        List<String> resourceIds,
        Supplier<ObjectNode> content) {

    /** Returns the id of the resource. */
    public String resourceId() {
        return resourceIds.get(0);
    }

    /** Returns the event as the API shows it. */
    public ObjectNode toJson(PrefectRelease release) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("event", name)
                .put("occurred", Times.text(release, occurred))
                .put("received", Times.text(release, received));
        json.setAll(content.get());
        return json;
    }
}
