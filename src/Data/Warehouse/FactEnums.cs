namespace Kpi.Data.Warehouse;

/// <summary>By whose will a customer left.</summary>
public enum ChurnKind
{
    /// <summary>The customer's.</summary>
    Voluntary,

    /// <summary>Ours, for arrears for example.</summary>
    Involuntary,

    /// <summary>Nobody's: merge, test account, internal migration. Never churn.</summary>
    Admin,
}

/// <summary>The primary reason for leaving (C05).</summary>
public enum ChurnReason
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Price.</summary>
    Price,

    /// <summary>Billing (计费收费).</summary>
    Billing,

    /// <summary>Network or product.</summary>
    Network,

    /// <summary>Service.</summary>
    Service,

    /// <summary>A competitor's offer.</summary>
    Competitor,

    /// <summary>Moved away.</summary>
    Relocation,

    /// <summary>The group contract ended.</summary>
    GroupContractEnded,

    /// <summary>Arrears.</summary>
    Arrears,

    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>What started a retention case.</summary>
public enum CaseTrigger
{
    /// <summary>The customer asked to leave.</summary>
    Request,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>A complaint.</summary>
    Complaint,

    /// <summary>A request to take the number to a competitor.</summary>
    PortOut,
}

/// <summary>How a retention case ended.</summary>
public enum CaseOutcome
{
    /// <summary>Not decided yet.</summary>
    Pending,

    /// <summary>The customer stayed.</summary>
    Saved,

    /// <summary>The customer left.</summary>
    Lost,
}

/// <summary>The means of a contact.</summary>
public enum ContactMode
{
    /// <summary>A visit.</summary>
    Visit,

    /// <summary>A call.</summary>
    Phone,

    /// <summary>A text message.</summary>
    Sms,

    /// <summary>A multimedia message.</summary>
    Mms,

    /// <summary>An e-mail.</summary>
    Email,

    /// <summary>A gift or a card by mail.</summary>
    Gift,

    /// <summary>An event.</summary>
    Event,

    /// <summary>The customer came to the counter.</summary>
    Reception,
}

/// <summary>Whom a contact addressed.</summary>
public enum ContactAddressing
{
    /// <summary>One customer.</summary>
    OneToOne,

    /// <summary>Many at once; never an effective contact.</summary>
    Broadcast,
}

/// <summary>Who gave the reason for leaving.</summary>
public enum ReasonSource
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>The customer.</summary>
    Customer,

    /// <summary>The manager's judgement.</summary>
    Manager,

    /// <summary>A system, from other facts.</summary>
    System,
}

/// <summary>The stage of a customer's life with us.</summary>
public enum Lifecycle
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Being won (识别期).</summary>
    Identified,

    /// <summary>Growing (成长期).</summary>
    Growing,

    /// <summary>Stable (稳定期).</summary>
    Stable,

    /// <summary>Showing signs of leaving (预警期).</summary>
    Warned,
}

/// <summary>How bad a complaint is.</summary>
public enum Severity
{
    /// <summary>Ordinary.</summary>
    Normal,

    /// <summary>Serious.</summary>
    Serious,

    /// <summary>Critical: a regulator or the press is involved.</summary>
    Critical,
}

/// <summary>What a contact was for.</summary>
public enum ContactType
{
    /// <summary>Routine care.</summary>
    Routine,

    /// <summary>A special moment.</summary>
    Moment,

    /// <summary>A planned contact.</summary>
    Plan,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>A retention case.</summary>
    Case,
}

/// <summary>A day that matters to a customer.</summary>
public enum MomentKind
{
    /// <summary>The customer's birthday.</summary>
    Birthday,

    /// <summary>The day of joining (入网日).</summary>
    JoinDay,

    /// <summary>A festival.</summary>
    Festival,

    /// <summary>The group customer's anniversary.</summary>
    GroupAnniversary,

    /// <summary>The day of the customer's industry.</summary>
    IndustryDay,

    /// <summary>A contract, promotion or package runs out.</summary>
    Expiry,
}

/// <summary>A service policy for VIPs.</summary>
public enum ServicePolicy
{
    /// <summary>Credit service (信誉服务).</summary>
    Credit,

    /// <summary>Bill service (账单服务).</summary>
    Billing,

    /// <summary>International roaming (国际漫游).</summary>
    Roaming,

    /// <summary>Handled on the manager's guarantee (经理担保办理).</summary>
    ManagerGuarantee,
}

/// <summary>Whether looking after customers is a manager's whole work.</summary>
public enum ManagerRole
{
    /// <summary>It is.</summary>
    Dedicated,

    /// <summary>It is a part.</summary>
    PartTime,
}

/// <summary>Who or what raised a warning.</summary>
public enum WarningSource
{
    /// <summary>The model.</summary>
    Model,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>The manager.</summary>
    Manager,
}

/// <summary>How urgent a warning is.</summary>
public enum WarningLevel
{
    /// <summary>Worth watching.</summary>
    Yellow,

    /// <summary>Likely to leave.</summary>
    Amber,

    /// <summary>About to leave.</summary>
    Red,
}

/// <summary>What came of a warning.</summary>
public enum WarningResult
{
    /// <summary>Not known yet.</summary>
    Open,

    /// <summary>The customer stayed.</summary>
    Kept,

    /// <summary>The customer left.</summary>
    Lost,

    /// <summary>There was nothing in it.</summary>
    FalseAlarm,
}
