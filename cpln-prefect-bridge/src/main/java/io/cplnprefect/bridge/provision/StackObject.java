/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.apply.Manifest;
import io.cplnprefect.cpln.link.ResourceLink;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.cpln.resource.GvcKind;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Kind;
import io.cplnprefect.cpln.resource.OrgKind;
import io.cplnprefect.cpln.resource.Resource;

/** An object of a stack on Control Plane. */
sealed interface StackObject {

    /** Returns the kind. */
    Kind<?> kind();

    /** Returns the object as it is written. */
    Item item();

    /** Returns the full link in an organization. */
    ResourceLink link(String org);

    /** Returns the collection of the object. */
    Resource<GenericResource> collection(OrgScope org);

    /** Adds the object to a manifest. */
    void addTo(Manifest.Builder manifest);

    /** An object of the organization. */
    record OfOrg<T extends Item>(OrgKind<T> kind, T item) implements StackObject {

        @Override
        public ResourceLink link(String org) {
            return ResourceLink.ofOrg(org, kind.name(), item.name());
        }

        @Override
        public Resource<GenericResource> collection(OrgScope org) {
            return org.generic(kind.name());
        }

        @Override
        public void addTo(Manifest.Builder manifest) {
            manifest.add(kind, item);
        }
    }

    /** An object of the GVC. */
    record OfGvc<T extends Item>(GvcKind<T> kind, String gvc, T item) implements StackObject {

        @Override
        public ResourceLink link(String org) {
            return ResourceLink.ofGvc(org, gvc, kind.name(), item.name());
        }

        @Override
        public Resource<GenericResource> collection(OrgScope org) {
            return org.gvc(gvc).generic(kind.name());
        }

        @Override
        public void addTo(Manifest.Builder manifest) {
            manifest.add(kind, gvc, item);
        }
    }
}
