/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Is notified of changes to items; called with the store's monitor held. */
public interface ItemObserver {
    /** Called after an item was created or replaced. */
    void stored(ObjectNode item);

    /** Called before an item is removed, with those that it owns following in calls of their own. */
    void removed(ObjectNode item);
}
