/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Every interleaving of a small world: one flow run, two workers, the server, the platform and a user, explored breadth first. The
 * decisions are those of the bridge itself; only the services and the passing of time are modelled.
 *
 * <p>Time is counted in margins. A step {@code the margin passes} requires that every request on its way has ended, except those that
 * the world has lost, and that no worker is between its fence and its start, unless it is suspended.
 */
@NullMarked
package io.cplnprefect.bridge.sync.world;

import org.jspecify.annotations.NullMarked;
