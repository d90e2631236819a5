/* SPDX-License-Identifier: Apache-2.0 */
/** The services of Control Plane beside its API, and how their addresses are found. */
@NullMarked
package io.cplnprefect.cpln.discovery;

import org.jspecify.annotations.NullMarked;
