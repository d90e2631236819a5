/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.location.Location;
import io.cplnprefect.cpln.org.Org;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.resource.GvcKind;
import io.cplnprefect.cpln.resource.OrgKind;
import io.cplnprefect.cpln.resource.RootKind;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.volumeset.VolumeSet;
import io.cplnprefect.cpln.workload.Workload;

/** The kinds that have a model. A new kind is a model and one line here. */
public final class Kinds {

    /** Organizations. */
    public static final RootKind<Org> ORG = new RootKind<>("org", Org.class);

    /** GVCs. */
    public static final OrgKind<Gvc> GVC = new OrgKind<>("gvc", Gvc.class);

    /** Locations. */
    public static final OrgKind<Location> LOCATION = new OrgKind<>("location", Location.class);

    /** Policies. */
    public static final OrgKind<Policy> POLICY = new OrgKind<>("policy", Policy.class);

    /** Secrets. */
    public static final OrgKind<SecretDocument> SECRET = new OrgKind<>("secret", SecretDocument.class);

    /** Workloads. */
    public static final GvcKind<Workload> WORKLOAD = new GvcKind<>("workload", Workload.class);

    /** Identities. */
    public static final GvcKind<Identity> IDENTITY = new GvcKind<>("identity", Identity.class);

    /** Volume sets. */
    public static final GvcKind<VolumeSet> VOLUME_SET = new GvcKind<>("volumeset", VolumeSet.class);

    private Kinds() {}
}
