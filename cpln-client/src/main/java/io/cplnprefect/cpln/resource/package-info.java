/* SPDX-License-Identifier: Apache-2.0 */
/** The resources of the API: objects, their kinds, and the calls that all kinds have in common. */
@NullMarked
package io.cplnprefect.cpln.resource;

import org.jspecify.annotations.NullMarked;
