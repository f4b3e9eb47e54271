package dev.orm.processor;

/** What can be wrong with an entity. The codes are explained in {@code docs/processor.md} and never change their meaning. */
enum Fault {
    NO_ID("ORM-P01"),
    SEVERAL_IDS("ORM-P02"),
    NOT_A_CLASS("ORM-P03"),
    INNER_CLASS("ORM-P04"),
    PRIVATE_CLASS("ORM-P05"),
    NO_CONSTRUCTOR("ORM-P06"),
    NO_REFERENCE("ORM-P07"),
    INHERITANCE("ORM-P08"),
    TYPE_PARAMETERS("ORM-P09"),
    UNSUPPORTED_TYPE("ORM-P10"),
    HIDDEN_TYPE("ORM-P11"),
    FINAL_FIELD("ORM-P12"),
    NO_SETTER("ORM-P13"),
    NOT_AN_ENTITY("ORM-P14"),
    RAW_COLLECTION("ORM-P15"),
    COLLECTION_TYPE("ORM-P16"),
    MAPPED_BY_UNKNOWN("ORM-P17"),
    MAPPED_BY_TYPE("ORM-P18"),
    SAME_NAME("ORM-P19"),
    SAME_COLUMN("ORM-P20"),
    COMPOSITE_ID("ORM-P21"),
    ELEMENT_COLLECTION("ORM-P22"),
    NOT_EMBEDDABLE("ORM-P24"),
    EMBEDDED_IN_ITSELF("ORM-P25"),
    INSIDE_EMBEDDABLE("ORM-P26"),
    MISPLACED_ANNOTATION("ORM-P27"),
    UNSUPPORTED_ANNOTATION("ORM-P28"),
    ID_TYPE("ORM-P29"),
    VERSION_TYPE("ORM-P30"),
    SOFT_DELETE_TYPE("ORM-P36"),
    TENANT_TYPE("ORM-P37"),
    LAZY_ATTRIBUTE("ORM-P41"),
    COMPUTED_ATTRIBUTE("ORM-P42"),
    INTERNAL("ORM-P99");

    private final String code;

    Fault(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
