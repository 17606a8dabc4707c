// NumberText
