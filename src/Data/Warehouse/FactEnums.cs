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
