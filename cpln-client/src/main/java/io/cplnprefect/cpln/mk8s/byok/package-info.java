/* SPDX-License-Identifier: Apache-2.0 */
/** Settings of the programs of the platform in clusters of the user. */
@NullMarked
package io.cplnprefect.cpln.mk8s.byok;

import org.jspecify.annotations.NullMarked;
