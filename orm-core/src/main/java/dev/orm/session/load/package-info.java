/**
 * How objects are read: entity statements are lowered to tables and columns and planned once per structure; rows become
 * objects through the identity map; associations are loaded a group at a time. Not for users. Start reading at
 * {@link dev.orm.session.load.QueryPlanner}.
 */
@NullMarked
package dev.orm.session.load;

import org.jspecify.annotations.NullMarked;
