/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

/** A setting that is a name or a link. Inside a workload, Control Plane sets links. */
final class NameOrLink {

    private NameOrLink() {}

    /** Returns the name: the last segment of a link. */
    static String name(String nameOrLink) {
        return nameOrLink.substring(nameOrLink.lastIndexOf('/') + 1);
    }
}
