/* SPDX-License-Identifier: Apache-2.0 */
/** Who may do what: permissions, access reports and invitations. */
@NullMarked
package io.cplnprefect.cpln.access;

import org.jspecify.annotations.NullMarked;
