/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.cpln.model.GenericResource;
import io.cplnprefect.cpln.model.Gvc;
import io.cplnprefect.cpln.model.Identity;
import io.cplnprefect.cpln.model.Location;
import io.cplnprefect.cpln.model.Org;
import io.cplnprefect.cpln.model.Policy;
import io.cplnprefect.cpln.model.SecretDocument;
import io.cplnprefect.cpln.model.VolumeSet;
import io.cplnprefect.cpln.model.Workload;

/**
 * A kind of object: its name on the wire and its model. A new kind is a model and one line here.
 *
 * @param name name on the wire, lower-case and singular
 * @param model what its objects are read into
 * @param <T> the model
 */
public record Kind<T>(String name, Class<T> model) {

    /** Organisations. */
    public static final Kind<Org> ORG = new Kind<>("org", Org.class);

    /** GVCs. */
    public static final Kind<Gvc> GVC = new Kind<>("gvc", Gvc.class);

    /** Locations. */
    public static final Kind<Location> LOCATION = new Kind<>("location", Location.class);

    /** Workloads. */
    public static final Kind<Workload> WORKLOAD = new Kind<>("workload", Workload.class);

    /** Identities. */
    public static final Kind<Identity> IDENTITY = new Kind<>("identity", Identity.class);

    /** Policies. */
    public static final Kind<Policy> POLICY = new Kind<>("policy", Policy.class);

    /** Secrets. */
    public static final Kind<SecretDocument> SECRET = new Kind<>("secret", SecretDocument.class);

    /** Volume sets. */
    public static final Kind<VolumeSet> VOLUME_SET = new Kind<>("volumeset", VolumeSet.class);

    /**
     * A kind that has no model here.
     *
     * @param name name on the wire
     * @return the kind
     */
    public static Kind<GenericResource> generic(String name) {
        return new Kind<>(Names.require("kind", name), GenericResource.class);
    }
}
