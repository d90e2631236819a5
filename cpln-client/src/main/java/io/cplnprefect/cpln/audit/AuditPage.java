/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.audit;

import io.cplnprefect.core.call.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The response to a query of the audit trail: a page of events, or one. */
record AuditPage(
        @Nullable List<AuditEvent> items,
        @Nullable AuditEvent item,
        @Nullable List<PageLink> links) {

    record PageLink(@Nullable String rel, @Nullable String href) {}

    Page<AuditEvent> page() {
        return new Page<>(items == null ? List.of() : items, next());
    }

    private @Nullable String next() {
        for (PageLink link : links == null ? List.<PageLink>of() : links) {
            if ("next".equals(link.rel)) {
                return link.href;
            }
        }
        return null;
    }
}
