package dev.orm.boot.autoconfigure.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** What is observed, and under which names. */
public enum OrmObservationDocumentation implements ObservationDocumentation {

    /** One statement, from before it is sent until its rows were read. */
    STATEMENT {
        @Override
        public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
            return DefaultStatementObservationConvention.class;
        }

        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return LowCardinalityKeyNames.values();
        }

        @Override
        public KeyName[] getHighCardinalityKeyNames() {
            return HighCardinalityKeyNames.values();
        }
    };

    /** Keys of few values, fit for meters. */
    public enum LowCardinalityKeyNames implements KeyName {

        /** The database, such as {@code postgresql}. */
        SYSTEM {
            @Override
            public String asString() {
                return "db.system.name";
            }
        },

        /** What the statement does, such as {@code select}. */
        OPERATION {
            @Override
            public String asString() {
                return "db.operation.name";
            }
        },

        /** The table the statement is mainly about, or {@code none}. */
        TABLE {
            @Override
            public String asString() {
                return "db.collection.name";
            }
        },

        /** What went wrong, such as {@code unique} or {@code foreign_key}, or {@code none}. */
        ERROR {
            @Override
            public String asString() {
                return "error.type";
            }
        }
    }

    /** Keys of many values, fit for traces only. */
    public enum HighCardinalityKeyNames implements KeyName {

        /** The text of the statement, with {@code ?} for each value. */
        TEXT {
            @Override
            public String asString() {
                return "db.query.text";
            }
        },

        /** How many rows were returned or matched; left out if that is not known. */
        ROWS {
            @Override
            public String asString() {
                return "db.response.returned_rows";
            }

            @Override
            public boolean isRequired() {
                return false;
            }
        },

        /** How many rows of parameters a batch had; left out for a statement that ran once. */
        BATCH {
            @Override
            public String asString() {
                return "db.operation.batch.size";
            }

            @Override
            public boolean isRequired() {
                return false;
            }
        }
    }
}
