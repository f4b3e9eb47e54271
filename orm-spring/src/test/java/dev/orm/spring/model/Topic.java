package dev.orm.spring.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;

/** An entity whose id the program assigns, with SQL for the methods of its repository. */
@Entity
@NamedNativeQuery(
        name = "Topic.startingWith",
        query = "select * from topic where label like :start || '%' order by label",
        resultClass = Topic.class)
@NamedNativeQuery(name = "Topic.longest", query = "select max(length(label)) from topic", resultClass = int.class)
@NamedNativeQuery(
        name = "Topic.among",
        query = "select label from topic where label in (:labels) order by label",
        resultClass = TopicRepository.Labelled.class)
@NamedNativeQuery(name = "Topic.findByLabel", query = "select * from topic where label > :label and label < 'k'")
@NamedNativeQuery(name = "Topic.inBoth", query = "select 'of the entity'", resultClass = Integer.class)
@NamedNativeQuery(name = "Topic.declared", query = "select 'of the entity'")
@NamedNativeQuery(name = "Topic.paged", query = "select * from topic order by label")
@NamedNativeQuery(name = "Topic.paged.count", query = "select count(*) + 100 from topic")
@NamedNativeQuery(name = "Topic.rename", query = "update topic set label = :after where label = :label")
public class Topic {

    @Id
    private String code = "";

    private String label = "";

    protected Topic() {}

    public Topic(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String getCode() {
        return code;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }
}
