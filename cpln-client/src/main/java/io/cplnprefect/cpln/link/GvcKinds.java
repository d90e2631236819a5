/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.link;

import java.util.Set;

/** The kinds whose objects belong to a GVC. */
final class GvcKinds {

    static final Set<String> NAMES = Set.of("workload", "identity", "volumeset", "dbcluster");

    private GvcKinds() {}
}
